import fc from 'fast-check';

/**
 * The seed of the examples that laws are tried on: the same everywhere, so that a test fails for a change and not by chance.
 * Another number in `EXAMPLES` looks further.
 */
fc.configureGlobal({ seed: Number(process.env.EXAMPLES ?? 1) });
