import trustseam from './plugins/trustseam.mjs';

export default {
  title: 'Design documents',
  url: 'https://example.org',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',

  markdown: {
    // .md is plain markdown, .mdx is MDX. Without this line every .md file is read
    // as MDX, where trustseam's markers, HTML comments, are an error.
    format: 'detect',
    // In .mdx they are an error from version 4 on; markers are links there.
    mdx1Compat: { comments: false },
    hooks: { onBrokenMarkdownImages: 'throw' },
  },

  presets: [
    [
      'classic',
      {
        blog: false,
        docs: { routeBasePath: '/', remarkPlugins: [trustseam] },
        theme: { customCss: './src/css/custom.css' },
      },
    ],
  ],

  themeConfig: {
    navbar: { title: 'Design documents' },
    colorMode: { respectPrefersColorScheme: true },
  },
};
