/** How the marks of a layer look: told apart by shape first, as not everybody tells colours apart. */
export const MARK_LOOKS = ['circle', 'square', 'diamond', 'hexagon'] as const
export type MarkLook = (typeof MARK_LOOKS)[number]

/** The outline of a mark around its middle, for `d` of a path and for a canvas alike. @param r from the middle to the edge */
export function markPath(look: MarkLook, r: number): string {
  const n = (value: number) => value.toFixed(1)
  if (look === 'circle') return `M${n(-r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(2 * r)} 0a${n(r)} ${n(r)} 0 1 0 ${n(-2 * r)} 0Z`
  if (look === 'square') return `M${n(-r)} ${n(-r)}h${n(2 * r)}v${n(2 * r)}h${n(-2 * r)}Z`
  if (look === 'diamond') return `M0 ${n(-r * 1.3)}L${n(r * 1.3)} 0L0 ${n(r * 1.3)}L${n(-r * 1.3)} 0Z`
  const half = r * 0.58
  return `M${n(-half)} ${n(-r)}H${n(half)}L${n(r * 1.16)} 0L${n(half)} ${n(r)}H${n(-half)}L${n(-r * 1.16)} 0Z`
}

/** From the middle of a mark to its edge in pixels, by how many it stands for; the least of several holds two digits. */
export const markSize = (count: number) =>
  count === 1 ? 8 : count < 10 ? 13 : count < 100 ? 15 : count < 1000 ? 18 : 22

const ASIDE = 15

/**
 * How far marks of the layer that is so-many-eth step aside, in pixels to the right and down: things of several layers stand at
 * the middle of the same gmina. The first layer stands where its things are.
 */
export const stepAside = (which: number): [number, number] =>
  which === 0 ? [0, 0] : which === 1 ? [-ASIDE, -ASIDE] : which === 2 ? [ASIDE, -ASIDE] : [ASIDE, ASIDE]

/** The sign of a layer beside its name. */
export function MarkSign({ look }: { look: MarkLook }) {
  return (
    <svg class={`places-sign places-mark-${look}`} width="20" height="20" viewBox="-11 -11 22 22" aria-hidden="true">
      <path d={markPath(look, 7.5)} />
    </svg>
  )
}
