/**
 * Colour arithmetic for the tokens: everything in and out is `#rrggbb`.
 * Lightness moves in OKLCH (Björn Ottosson, "A perceptual color space for image processing", 2020), so a
 * network's green stays that green when it must become lighter or darker to be readable.
 */

interface Oklch {
  lightness: number
  chroma: number
  hue: number
}

/** Contrast of two colours by WCAG 2.2 ("contrast ratio"): from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The colour nearest to `colour`, in the same hue, that has at least `ratio` against every background. */
export function readable(colour: string, backgrounds: string[], ratio: number): string {
  const passes = (candidate: string) => backgrounds.every((background) => contrast(candidate, background) >= ratio)
  if (passes(colour)) return colour
  const towardsWhite =
    contrast('#ffffff', backgrounds[0] ?? '#ffffff') > contrast('#000000', backgrounds[0] ?? '#ffffff')
  const start = toOklch(colour)
  for (let step = 1; step <= 200; step++) {
    const lightness = towardsWhite
      ? start.lightness + ((1 - start.lightness) * step) / 200
      : start.lightness * (1 - step / 200)
    const candidate = toHex({ ...start, lightness })
    if (passes(candidate)) return candidate
  }
  return towardsWhite ? '#ffffff' : '#000000'
}

/** `share` (0 to 1) of `colour` over the rest of `base`, as paint mixes on a screen. */
export function mix(colour: string, base: string, share: number): string {
  const top = channels(colour)
  const under = channels(base)
  return hex(top.map((value, index) => value * share + (under[index] ?? 0) * (1 - share)))
}

/** The same hue with another lightness (0 black to 1 white) and, if given, at most this much chroma. */
export function withLightness(colour: string, lightness: number, chroma = 1): string {
  const { chroma: own, hue } = toOklch(colour)
  return toHex({ lightness, chroma: Math.min(own, chroma), hue })
}

/** OKLCH lightness of a colour, 0 black to 1 white. */
export function lightnessOf(colour: string): number {
  return toOklch(colour).lightness
}

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(linear)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  if (!isColour(colour)) throw new Error(`Not a colour: ${colour}. Write it as #rrggbb.`)
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
}

function hex(values: number[]): string {
  const pair = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, '0')
  return `#${values.map(pair).join('')}`
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function gamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

function toOklch(colour: string): Oklch {
  const [red = 0, green = 0, blue = 0] = channels(colour).map(linear)
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

/** Chroma shrinks until the colour exists on a screen, so that hue and lightness survive. */
function toHex(colour: Oklch): string {
  for (let chroma = colour.chroma; ; chroma -= 0.004) {
    const values = toLinear({ ...colour, chroma: Math.max(0, chroma) })
    if (chroma <= 0 || values.every((value) => value >= -0.0001 && value <= 1.0001)) {
      return hex(values.map((value) => gamma(Math.min(1, Math.max(0, value)))))
    }
  }
}

function toLinear({ lightness, chroma, hue }: Oklch): number[] {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}
