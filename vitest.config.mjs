import { defineConfig } from 'vitest/config';

// the examples have runners of their own
export default defineConfig({ test: { include: ['test/**/*.test.ts'] } });
