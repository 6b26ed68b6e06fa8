import { expect, it } from 'vitest';
import { canonicalTree } from './canonical-tree.ts';

const tree = (xml: string) => canonicalTree(Buffer.from(xml));

it('reads text exactly, a leading U+FEFF, spaces and carriage returns included', () => {
  expect(tree('<a>\ufeff x &lt;&amp;lt;&gt;&#xD;\n</a>').text).toBe('\ufeff x <&lt;>\r\n');
});

it('reads elements in order and gives no meaning to the whitespace between them', () => {
  const { name, text, children } = tree('<e:a xmlns:e="urn:x>y">\n <e:b>1</e:b>\n<e:b></e:b></e:a>');
  expect([name, text, children.map((child) => child.text)]).toEqual(['a', '', ['1', '']]);
});

it.each([
  '',
  'x',
  '<a>',
  '</a>',
  '<a></b>',
  '<a/>',
  '<a></a><a></a>',
  '<a></a>x',
  '<a>x<b></b></a>',
  '<a>&quot;</a>',
  '<a>&</a>',
  '<a>&#60;</a>',
  '<a><!--x--></a>',
  '<a><?x?></a>',
  '<a><![CDATA[x]]></a>',
  "<a b='1'></a>",
])('refuses what is not canonical form: %s', (xml) => {
  expect(() => tree(xml)).toThrow('not an element in canonical form');
});
