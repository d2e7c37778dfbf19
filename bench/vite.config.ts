import { defineConfig } from 'vite'

/** The benchmarks' own hands inside the product: filling a database, importing, reporting. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: 'bench/inside/main.ts',
    outDir: 'dist/bench',
    target: 'node26',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'parts/[name]-[hash].js' } },
  },
})
