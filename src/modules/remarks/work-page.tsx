import type { ComponentChildren } from 'preact'
import type { Form } from '../../platform/http/index.ts'
import { Link, WorkspacePage } from '../../ui/index.ts'
import { pathOf } from '../processes/index.ts'
import type { Frame } from './frame.ts'

interface WorkProps {
  frame: Frame
  title: string
  form?: Form
  islands?: `wiec-${string}`[]
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A page of the team's work on remarks. */
export function RemarksWork({ frame, children, ...page }: WorkProps) {
  return (
    <WorkspacePage
      {...page}
      owner={frame.owner}
      navigation={frame.navigation}
      caption={<Link href={pathOf(frame.process)}>{frame.process.title}</Link>}
    >
      {children}
    </WorkspacePage>
  )
}

/** The beginning of a text on one line, cut between words. */
export const shortened = (text: string, most = 110) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most).replace(/\s\S*$/, '')}…` : line
}
