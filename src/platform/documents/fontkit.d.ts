// fontkit has no types of its own; this is what we use of it.
declare module 'fontkit' {
  export interface Path {
    commands: { command: string; args: number[] }[]
  }
  export interface Glyph {
    id: number
    path: Path
    advanceWidth: number
  }
  export interface GlyphRun {
    glyphs: Glyph[]
    positions: { xAdvance: number; xOffset: number; yOffset: number }[]
    advanceWidth: number
  }
  export interface Font {
    unitsPerEm: number
    ascent: number
    descent: number
    hasGlyphForCodePoint(codePoint: number): boolean
    layout(text: string): GlyphRun
  }
  export function create(bytes: Uint8Array): Font
}
