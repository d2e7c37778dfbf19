import type { ComponentChildren } from 'preact'
import { useView } from '../../ui/view.ts'
import { readShapes } from './drawing.ts'
import type { PreparedSheet } from './maps/prepare.ts'
import { DrawnShapes, Sheet } from './maps/sheet.tsx'
import type { Unit } from './rules.ts'
import type { DrawnKind } from './shapes/geometry.ts'
import { shapeOf } from './shapes/outlines.ts'
import { fullName } from './words.ts'

export interface MapInputProps {
  /** Name of the field that keeps the shapes (see `readShapes`). */
  name: string
  /** Where error summaries lead. */
  id: string
  kind: DrawnKind
  /** How many shapes may be drawn. */
  most: number
  /** What was drawn before, as the field keeps it. */
  value: string
  /** Shapes must lie in this unit; null anywhere in the country. */
  limit: Unit | null
  /** What the map shows first, as a picture until the map is there and where it never is. */
  sheet: PreparedSheet
  /** What the map is called for those who do not see it. */
  title: string
  /** What those should do instead whose browser runs no script. */
  without: string
  /** Fields asked about each shape; what they hold is kept with the shape under their names. */
  questions?: ComponentChildren
}

/** More shapes than any question asks for, for showing again what was sent. */
const MOST_SHOWN = 100

/**
 * Drawing on a map (island `wiec-map`). Without script this is a picture of the area with what was drawn before: the page
 * must offer another way to answer beside it.
 */
export function MapInput({ name, id, kind, most, value, limit, sheet, title, without, questions }: MapInputProps) {
  const { t } = useView()
  const { opening } = sheet
  const shapes = (readShapes(value, MOST_SHOWN) ?? []).filter(({ positions }) => positions.length > 0)
  return (
    <wiec-map
      id={id}
      tabIndex={-1}
      class="places-drawing"
      data-kind={kind}
      data-most={most}
      data-area={limit ? limit.code : undefined}
      data-view={JSON.stringify([opening.west, opening.south, opening.east, opening.north])}
      data-words={JSON.stringify(wordsOf(t, title, limit && fullName(limit, t)))}
    >
      <p class="ui-hint places-without">{without}</p>
      <textarea name={name} hidden aria-label={title} autocomplete="off">
        {value}
      </textarea>
      {limit && shapeOf(limit).ofParent && (
        <p class="ui-meta">{t('places.draw.of-parent', { name: fullName(limit, t) })}</p>
      )}
      <div class="places-still">
        <Sheet sheet={sheet} title={title}>
          {(frame) => (
            <DrawnShapes
              frame={frame}
              shapes={shapes.map(({ positions }, at) => ({ kind, positions, number: at + 1 }))}
            />
          )}
        </Sheet>
      </div>
      <p class="places-told" role="status" />
      <p class="ui-meta places-credits">{t('places.map.credits')}</p>
      {questions && <template>{questions}</template>}
    </wiec-map>
  )
}

const PLAIN = [
  'loading',
  'ready',
  'no-map',
  'press-point',
  'press-corner',
  'outside',
  'abroad',
  'added',
  'began',
  'moved',
  'finished',
  'removed',
  'undone',
  'nothing',
  'full',
  'long',
  'too-few',
  'too-many',
  'crossed',
  'undo',
  'finish',
  'centre',
  'zoom-in',
  'zoom-out',
  'whole',
  'find',
  'go',
  'which',
  'not-found',
  'shown',
  'point',
  'line',
  'area',
  'spot',
  'corner',
  'corners',
  'keys',
  'show',
  'remove',
  'metres',
  'kilometres',
  'hectares',
  'square-kilometres',
] as const

/** Sentences the island says; it fills in what stands in braces. */
function wordsOf(t: ReturnType<typeof useView>['t'], title: string, area: string | null): Record<string, string> {
  const open = { n: '{n}', most: '{most}', corners: '{corners}', place: '{place}', name: '{name}', area: area ?? '' }
  return { title, ...Object.fromEntries(PLAIN.map((key) => [key, t(`places.draw.${key}`, open)])) }
}
