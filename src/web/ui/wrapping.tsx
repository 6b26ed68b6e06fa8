/** Where long words may and may not be broken over lines on a phone. */
import { escapeHtml } from '@kitajs/html';

/** An address that breaks behind its slashes, colons and question mark rather than inside a word. */
export const BreakableAddress = ({ address }: { address: string }): JSX.Element => (
  <>
    {address.split(/(?<=[^/:]\/|:\/\/|\?)(?=[^/])/).map((part, index) => (
      <>
        {index === 0 ? '' : <wbr />}
        {escapeHtml(part)}
      </>
    ))}
  </>
);

/** A text whose tracking numbers stay on one line. */
export const UnbrokenNumbers = ({ text }: { text: string }): JSX.Element => (
  <>
    {text.split(/(\[?[A-Z]{2}-\d{4}-\d{7,}-[0-9A-Z]\]?)/).map((part, index) =>
      index % 2 === 1 ? (
        <span class="ui-unbroken" safe>
          {part}
        </span>
      ) : (
        escapeHtml(part)
      ),
    )}
  </>
);
