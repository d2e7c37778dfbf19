import { defineConfig } from 'vite'

/** The benchmarks' own hands inside the product: filling a database, importing, reporting. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: true,
    outDir: 'dist/bench',
    target: 'node26',
    minify: false,
    rolldownOptions: {
      input: { main: 'bench/inside/main.ts', 'grouping-thread': 'src/modules/remarks/similarity/thread.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
})
