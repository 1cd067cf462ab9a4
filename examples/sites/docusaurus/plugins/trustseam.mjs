// Two things in trustseam's output that Docusaurus shows better with help.
export default function trustseam() {
  return (tree) => visit(tree);
}

function visit(parent) {
  parent.children?.forEach((node, i) => {
    if (node.type === 'code' && /^dfd(\{|$)/.test(node.lang)) {
      parent.children[i] = folded(node);
    } else if (node.type === 'mdxJsxTextElement' && node.name === 'a' && node.children.length === 0) {
      parent.children[i] = anchor(node);
    } else {
      visit(node);
    }
  });
}

// Folds the source of a diagram: the picture below tells a reader the same.
function folded(code) {
  const summary = {
    type: 'paragraph',
    data: { hName: 'summary' },
    children: [{ type: 'text', value: 'Source of the diagram' }],
  };
  return { type: 'blockquote', data: { hName: 'details' }, children: [summary, code] };
}

// The anchor in front of a criterion, in .mdx: Docusaurus knows the anchors of
// markdown, but not those of JSX, and would call every link to one broken.
function anchor(jsx) {
  const hProperties = Object.fromEntries(jsx.attributes.map(({ name, value }) => [name, value]));
  return { type: 'emphasis', data: { hName: 'a', hProperties }, children: [] };
}
