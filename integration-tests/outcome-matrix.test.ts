import { expect, test } from 'vitest';
import { matrixPage, OFTEN } from './support/outcome-matrix.ts';
import { playMatrix } from './support/play-matrix.ts';

playMatrix(OFTEN);

test('the matrix in the documentation is the one that is played', async () => {
  await expect(matrixPage()).toMatchFileSnapshot('../docs/outcomes.md');
});
