import type { ComponentChildren } from 'preact'
import { Document, type IslandName, Link, Stats, useView } from '../../ui/index.ts'

export interface FrameProps {
  title: string
  heading: string
  more?: { label: string; href: string }
  /** Only what cannot do without script, as a map one may move. */
  islands?: IslandName[]
  children: ComponentChildren
}

/** What stands in a frame on another site: the thing itself and whose it is; no menu, no script, links open outside. */
export function Frame({ title, heading, more, islands, children }: FrameProps) {
  const { site } = useView()
  return (
    <Document title={title} islands={islands} unlisted opensOutside>
      <main class="ui-frame">
        <h1>{heading}</h1>
        {children}
        <footer class="ui-frame-foot">
          {more && <Link href={more.href}>{more.label}</Link>}
          <Link href="/">{site.shortName}</Link>
        </footer>
      </main>
    </Document>
  )
}

/** One number in a frame, with what it counts and the way to the list behind it. */
export function FigureFrame({
  title,
  figure,
  label,
  href,
}: {
  title: string
  figure: number
  label: string
  href: string
}) {
  return (
    <Frame title={title} heading={title}>
      <Stats items={[{ figure, label, href }]} />
    </Frame>
  )
}
