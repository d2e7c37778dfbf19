/** A rectangle on the paper, in units of the drawing. */
export interface Rectangle {
  left: number
  top: number
  right: number
  bottom: number
}

/** Something that wants its name on the map. The most important come first. */
export interface Candidate {
  text: string
  x: number
  y: number
  /** Units to keep free around the spot itself: the radius of its mark. */
  radius: number
  /** The name of an area stands on it, that of a town beside its mark. */
  kind?: 'area' | 'town'
  /** The spot has a mark of its own already. */
  dotless?: boolean
}

export interface Label {
  text: string
  x: number
  y: number
  /** Where the text stands from `x`, as SVG's text-anchor. */
  anchor: 'start' | 'middle' | 'end'
  candidate: Candidate
}

interface Paper {
  width: number
  height: number
  fontSize: number
  /** Rectangles no label may cover. */
  taken: Rectangle[]
  most: number
  /** Least distance between two named spots, so that a crowded corner leaves names for the rest. */
  spacing?: number
}

/**
 * Gives each candidate in turn the first free position: right of its mark, left, below, above. One without a free
 * position goes without a name.
 */
export function placeLabels(candidates: Candidate[], paper: Paper): Label[] {
  const taken = [...paper.taken]
  const labels: Label[] = []
  for (const candidate of candidates) {
    if (labels.length >= paper.most) break
    if (!candidate.dotless && isCrowded(candidate, labels, paper.spacing)) continue
    for (const label of positionsOf(candidate, paper.fontSize)) {
      const space = spaceOf(label, paper.fontSize)
      if (!isOn(space, paper) || taken.some((other) => overlap(space, other))) continue
      taken.push(space, markOf(candidate))
      labels.push(label)
      break
    }
  }
  return labels
}

/** The square a round mark takes. */
export const markOf = ({ x, y, radius }: Pick<Candidate, 'x' | 'y' | 'radius'>): Rectangle => ({
  left: x - radius,
  top: y - radius,
  right: x + radius,
  bottom: y + radius,
})

// Share of the font size; measured on Atkinson Hyperlegible Next and rounded up, as the fallback font is wider.
const NARROW = 0.34
const WIDE = 0.92
const CAPITAL = 0.7
const USUAL = 0.58

export function widthOf(text: string, fontSize: number): number {
  const share = Array.from(text).reduce((sum, letter) => {
    if (/[iljtfr .,'-]/.test(letter)) return sum + NARROW
    if (/[mwMW]/.test(letter)) return sum + WIDE
    return sum + (/\p{Lu}/u.test(letter) ? CAPITAL : USUAL)
  }, 0)
  return share * fontSize
}

function positionsOf(candidate: Candidate, fontSize: number): Label[] {
  const { text, x, y, radius } = candidate
  const middle = fontSize * 0.34
  if (candidate.kind === 'area') return [{ text, candidate, x, y: y + middle, anchor: 'middle' }]
  const gap = radius + 3
  return [
    { text, candidate, x: x + gap, y: y + middle, anchor: 'start' },
    { text, candidate, x: x - gap, y: y + middle, anchor: 'end' },
    { text, candidate, x, y: y + gap + fontSize * 0.75, anchor: 'middle' },
    { text, candidate, x, y: y - gap, anchor: 'middle' },
  ]
}

function spaceOf({ text, x, y, anchor }: Label, fontSize: number): Rectangle {
  const width = widthOf(text, fontSize)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left: left - 2, right: left + width + 2, top: y - fontSize * 0.85, bottom: y + fontSize * 0.3 }
}

const isOn = (space: Rectangle, paper: Paper) =>
  space.left >= 1 && space.top >= 1 && space.right <= paper.width - 1 && space.bottom <= paper.height - 1

const overlap = (a: Rectangle, b: Rectangle) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const isCrowded = ({ x, y }: Candidate, labels: Label[], spacing = 0) =>
  labels.some(({ candidate }) => !candidate.dotless && Math.hypot(candidate.x - x, candidate.y - y) < spacing)
