import type { ComponentChildren } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import { Link, useView, WorkspacePage } from '../../../ui/index.ts'
import type { PaperFrame } from './frame.ts'

interface WorkProps {
  frame: PaperFrame
  title: string
  form?: FormState
  islands?: `wiec-${string}`[]
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A page of the team's work on sheets. */
export function PaperWork({ frame: { workspace }, children, ...page }: WorkProps) {
  return (
    <WorkspacePage
      {...page}
      owner={workspace.owner}
      navigation={workspace.navigation}
      caption={
        <>
          {workspace.caption} · <Link href={workspace.back.href}>{workspace.back.label}</Link>
        </>
      }
    >
      {children}
    </WorkspacePage>
  )
}

export function BackToList({ frame }: { frame: PaperFrame }) {
  const { t } = useView()
  return (
    <p>
      <Link href={frame.home} icon="arrow-left">
        {t('paper.enter.back')}
      </Link>
    </p>
  )
}
