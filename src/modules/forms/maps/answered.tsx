import { DrawnShapes, type PreparedSheet, Sheet } from '../../places/index.ts'
import type { Shape } from '../model.ts'
import type { MapQuestion } from '../ports.ts'

interface ShapesPictureProps {
  question: MapQuestion
  shapes: readonly Shape[]
  sheet: PreparedSheet
  /** The same in words, for those who do not see the picture. */
  words: string
}

/** What was drawn, for checking it, for the receipt and for whoever reads it. The words stand beside it. */
export function ShapesPicture({ question, shapes, sheet, words }: ShapesPictureProps) {
  return (
    <div class="forms-map-picture">
      <Sheet sheet={sheet} title={words}>
        {(frame) => (
          <DrawnShapes
            frame={frame}
            shapes={shapes.map(({ positions }, at) => ({ kind: question.shape, positions, number: at + 1 }))}
          />
        )}
      </Sheet>
    </div>
  )
}
