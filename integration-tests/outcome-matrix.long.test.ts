import { OUTCOMES_TABLE } from './support/outcomes.ts';
import { playMatrix } from './support/play-matrix.ts';

playMatrix(OUTCOMES_TABLE);
