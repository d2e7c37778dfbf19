import { defineConfig } from 'vite'

/** The server as one bundle of our own code; libraries stay in node_modules. */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: 'src/main.ts',
    outDir: 'dist/server',
    target: 'node26',
    sourcemap: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: 'parts/[name]-[hash].js' } },
  },
})
