import { defineConfig } from 'vite'

/** The server as one bundle of our own code; libraries stay in node_modules. */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node26',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      // Counting runs in a thread of its own, which begins with a file of its own.
      input: { main: 'src/main.ts', 'counting-worker': 'src/modules/ballots/counting/worker.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
})
