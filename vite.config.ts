import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { defineConfig, type Plugin } from 'vite'
import { tokenSheet } from './src/ui/styles/tokens.ts'

const islands = Object.fromEntries(
  globSync('src/{app,ui,modules/*}/islands/wiec-*.ts')
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => [basename(file, '.ts'), file]),
)

/** What the browser gets: one style sheet, one small script for each island, fonts and icons, named by content. */
export default defineConfig({
  // Addresses inside built files are relative, so the folder may be served from anywhere; we serve it at /zasoby.
  base: './',
  publicDir: false,
  plugins: [styles(), icons(), squeezed()],
  build: {
    outDir: 'dist/client',
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: false,
    cssTarget: ['chrome105', 'firefox110', 'safari15.4'],
    target: 'es2022',
    // The library of maps is one file, fetched where a map is; decision 0073.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { styl: 'src/ui/styles/styl.css', ...islands },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})

/** Puts our colours before, and the modules' own styles after, what `src/ui` says. */
function styles(): Plugin {
  return {
    name: 'wiec-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/ui/styles/styl.css')) return
      const modules = globSync('src/modules/*/*.css').sort()
      for (const file of modules) this.addWatchFile(file)
      const imports = modules.map((file) => `@import '../../../${file}';`)
      return [...(imports.length ? [code.trimEnd(), ...imports] : [code]), tokenSheet()].join('\n')
    },
  }
}

/** The sign of the portal as favicon and as pictures for devices that want pixels. */
function icons(): Plugin {
  const logo = readFileSync('src/ui/brand/logo.svg')
  const pixels = (size: number) => sharp(logo, { density: 400 }).resize(size).png().toBuffer()
  return {
    name: 'wiec-icons',
    apply: 'build',
    async generateBundle() {
      const emit = (name: string, source: Uint8Array) =>
        this.emitFile({ type: 'asset', name, originalFileName: `src/ui/brand/${name}`, source })
      emit('favicon.svg', logo)
      emit('favicon.png', await pixels(48))
      emit('icon-180.png', await pixels(180))
    },
  }
}

/** Beside each text a zipped one, so that the server sends it as it lies: of a megabyte of maps a third is left. */
function squeezed(): Plugin {
  return {
    name: 'wiec-squeezed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(m?js|css|svg)$/.test(name)) continue
        const text = readFileSync(join(dir, name))
        if (text.length < 1024) continue
        writeFileSync(join(dir, `${name}.gz`), gzipSync(text, { level: 9 }))
        writeFileSync(
          join(dir, `${name}.br`),
          brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
        )
      }
    },
  }
}
