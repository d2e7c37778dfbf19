import { drawing } from '../../platform/images/drawing.ts'

export interface Emblem {
  motif: 'circle' | 'lock' | 'fields' | 'waves' | 'forest' | 'star' | 'tower' | 'hill' | 'bridge'
  background: string
  colour: string
  accent: string
}

/** An invented emblem for a logo, never a real coat of arms: those have their own rules. @returns SVG of 240 by 240 */
export function emblemSvg({ motif, background, colour, accent }: Emblem): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240">
<rect width="240" height="240" rx="44" fill="${background}"/>
${MOTIFS[motif](colour, accent)}
</svg>`
}

/** @returns the drawing as PNG, as somebody would upload it */
export async function pngOf(svg: string): Promise<Buffer> {
  const sharp = await drawing()
  return sharp(Buffer.from(svg)).png().toBuffer()
}

const wave = (y: number, colour: string) =>
  `<path d="M28 ${y}c23-22 46-22 69 0s46 22 69 0 34-20 46-11" fill="none" stroke="${colour}" stroke-width="13" stroke-linecap="round"/>`

const spruce = (x: number, y: number, size: number, colour: string) =>
  `<path d="M${x} ${y - size}l${size * 0.36} ${size * 0.5}h-${size * 0.16}l${size * 0.28} ${size * 0.42}h-${size * 0.96}l${size * 0.28}-${size * 0.42}h-${size * 0.16}z" fill="${colour}"/><rect x="${x - size * 0.06}" y="${y - size * 0.09}" width="${size * 0.12}" height="${size * 0.2}" fill="${colour}"/>`

const MOTIFS: Record<Emblem['motif'], (colour: string, accent: string) => string> = {
  circle: (colour, accent) =>
    `${[0, 1, 2, 3, 4, 5, 6, 7]
      .map((place) => {
        const angle = (place * Math.PI) / 4
        const [x, y] = [120 + 66 * Math.sin(angle), 120 - 66 * Math.cos(angle)]
        return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="19" fill="${place === 1 ? accent : colour}"/>`
      })
      .join('')}<circle cx="120" cy="120" r="16" fill="${accent}"/>`,
  lock: (colour, accent) =>
    `<path d="M54 62v92M186 62v92" stroke="${colour}" stroke-width="16" stroke-linecap="round"/><path d="M62 84l58 36 58-36" fill="none" stroke="${accent}" stroke-width="14" stroke-linejoin="round" stroke-linecap="round"/>${wave(176, colour)}${wave(204, accent)}`,
  fields: (colour, accent) =>
    `<circle cx="168" cy="72" r="28" fill="${accent}"/><path d="M0 240v-84q120-56 240 0v84z" fill="${colour}"/><path d="M120 132L84 240M120 132l36 108M120 132L20 240M120 132l100 108" stroke="${accent}" stroke-width="7"/>`,
  waves: (colour, accent) =>
    `<circle cx="166" cy="70" r="30" fill="${accent}"/>${wave(122, colour)}${wave(158, colour)}${wave(194, colour)}`,
  forest: (colour, accent) =>
    spruce(74, 186, 118, colour) + spruce(166, 186, 118, colour) + spruce(120, 200, 150, accent),
  star: (colour, accent) => {
    const points = Array.from({ length: 16 }, (_, index) => {
      const radius = index % 2 === 0 ? 82 : 34
      const angle = (index * Math.PI) / 8
      return `${(120 + radius * Math.sin(angle)).toFixed(1)},${(120 - radius * Math.cos(angle)).toFixed(1)}`
    })
    return `<polygon points="${points.join(' ')}" fill="${colour}"/><circle cx="120" cy="120" r="20" fill="${accent}"/>`
  },
  tower: (colour, accent) =>
    `<path d="M78 200V92h-8V60h18v14h16V60h32v14h16V60h18v32h-8v108z" fill="${colour}"/><path d="M104 200v-36a16 16 0 0 1 32 0v36z" fill="${accent}"/><circle cx="120" cy="118" r="11" fill="${accent}"/>`,
  hill: (colour, accent) =>
    `<circle cx="74" cy="76" r="26" fill="${accent}"/><path d="M14 196l70-84 40 44 40-62 62 102z" fill="${colour}"/><path d="M150 116l14-22 22 34-14 8z" fill="${accent}"/>`,
  bridge: (colour, accent) =>
    `<path d="M24 132h192" stroke="${colour}" stroke-width="16" stroke-linecap="round"/><path d="M44 132a38 46 0 0 1 76 0 38 46 0 0 1 76 0" fill="none" stroke="${colour}" stroke-width="13"/>${wave(178, accent)}${wave(206, accent)}`,
}
