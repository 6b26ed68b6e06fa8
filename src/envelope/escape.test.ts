import { describe, expect, it } from 'vitest';
import { escapeAttribute, escapeText } from './escape.ts';

describe('escaping what citizens write', () => {
  it('keeps Georgian, emoji, quotes, tabs and line feeds as they are', () => {
    expect(escapeText('ქართული "ტექსტი" 😀\n\t\'')).toBe('ქართული "ტექსტი" 😀\n\t\'');
  });

  it('leaves no markup, whatever the text looks like', () => {
    expect(escapeText('<![CDATA[x]]></Title><Lane>bulk</Lane>&amp;')).toBe(
      '&lt;![CDATA[x]]&gt;&lt;/Title&gt;&lt;Lane&gt;bulk&lt;/Lane&gt;&amp;amp;',
    );
    expect(escapeAttribute('a" b="\t\n<&>')).toBe('a&quot; b=&quot;&#9;&#10;&lt;&amp;&gt;');
  });

  it.each([
    ['U+0000', '\u0000'],
    ['U+000B', '\u000b'],
    ['U+000D', '\r\n'],
    ['U+001F', '\u001f'],
    ['U+FFFE', '\ufffe'],
    ['U+FFFF', '\uffff'],
    ['U+D83D', '\ud83d'],
    ['U+DE00', '\ude00\ud83d'],
  ])('refuses %s and names it, but not the text around it', (name, character) => {
    const writing = () => escapeText(`CANARY${character}CANARY`);
    expect(writing).toThrow(name);
    expect(writing).not.toThrow('CANARY');
    expect(() => escapeAttribute(character)).toThrow(RangeError);
  });
});
