import tseslint from 'typescript-eslint';

/** Type-aware rules only: a forgotten await is a lost letter. Style is biome's. */
export default tseslint.config(
  { ignores: ['dist/', 'src/generated/', 'node_modules/', '.data/', '**/*.js', '**/*.mjs', '**/*.cjs', '**/*.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Ids and counts are written into messages everywhere; null and objects still are not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `void` marks a promise that is left alone on purpose.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A type argument used once still documents what JSON is read as.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      // Ports are objects of closures; nothing here has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // A string is spread on purpose: by code points, which is how text is counted here.
      '@typescript-eslint/no-misused-spread': 'off',
      // Sockets and ASN.1 types come typed more loosely from Node and forge than they are.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // Fastify's plugins and vitest's hooks take async functions with nothing to await.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.contract.ts', 'integration-tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
