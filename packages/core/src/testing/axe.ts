import axe from 'axe-core';

/**
 * What axe finds wrong in rendered markup, one line per rule and element; none when all is well. Colour contrast
 * needs real layout and is measured on the tokens instead (styles/contrast.test.ts).
 */
export async function axeProblems(root: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // A component alone is no page: landmarks and the h1 are the page's business.
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}
