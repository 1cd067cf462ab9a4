import trustseam from './plugins/trustseam.mjs';

export default {
  title: 'Design documents',
  url: 'https://example.org',
  baseUrl: '/',
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',

  markdown: {
    // .md is plain markdown, .mdx is MDX. Without this line every .md file is read
    // as MDX, which takes trustseam's markers, HTML comments, for a mistake.
    format: 'detect',
    // So they are in .mdx from version 4 on, where markers are spelled as links.
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
