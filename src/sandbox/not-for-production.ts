/** Why neither the sandbox nor the demo starts in production: their keys are public, and their tokens are for the asking. */
export const NOT_FOR_PRODUCTION = 'The sandbox, the demo and their example keys are not for production.';
