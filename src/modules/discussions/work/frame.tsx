import { useView } from '../../../ui/index.ts'
import { type ProcessFrame, ProcessWork, type ProcessWorkProps } from '../../processes/index.ts'
import { type RoomKind, roomWorkPath } from '../rooms/rules.ts'

/** What stands around every page of the team's work on a room. */
export interface Frame extends ProcessFrame {
  kind: RoomKind
}

type WorkProps = Omit<ProcessWorkProps, 'frame' | 'above'> & { frame: Frame; crumb?: boolean }

export function Work({ crumb, ...page }: WorkProps) {
  const { t } = useView()
  const above = crumb
    ? { label: t(`discussions.${page.frame.kind}`), href: roomWorkPath(page.frame.process, page.frame.kind) }
    : undefined
  return <ProcessWork {...page} above={above} />
}
