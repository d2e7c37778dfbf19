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
      // What runs in a thread of its own is a file of its own.
      input: {
        main: 'src/main.ts',
        'grouping-thread': 'src/modules/remarks/similarity/thread.ts',
        'counting-worker': 'src/modules/ballots/counting/worker.ts',
        'search-reading-thread': 'src/modules/search/reading-thread.ts',
        'opinion-map-thread': 'src/modules/debates/map/thread.ts',
      },
      output: {
        // V8 keeps a text of Latin letters alone in half of the memory, and reads it faster.
        charset: 'ascii',
        entryFileNames: '[name].js',
        chunkFileNames: 'parts/[name]-[hash].js',
        // Without spaces and comments there is a fifth less to read and to keep; names stay, for whoever reads a trace.
        minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
})
