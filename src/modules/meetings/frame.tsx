import type { ComponentChildren } from 'preact'
import { type Desk, Tabs, useView, WorkspacePage, type WorkspacePageProps } from '../../ui/index.ts'
import { type Meeting, WORK_HOME, workPathOf } from './rules.ts'

/** Parts of a meeting's workspace, each with an address of its own. */
export const WORK_TABS = [
  { name: 'meeting', path: '' },
  { name: 'opening', path: '/godziny' },
  { name: 'agenda', path: '/porzadek' },
  { name: 'invitations', path: '/zaproszenia' },
  { name: 'questions', path: '/pytania' },
  { name: 'registrations', path: '/zapisy' },
  { name: 'attendance', path: '/obecnosc' },
  { name: 'programme', path: '/program' },
  { name: 'call', path: '/nabor' },
  { name: 'minutes', path: '/protokol' },
  { name: 'recordings', path: '/nagrania' },
  { name: 'repeat', path: '/powtorzenie' },
  { name: 'after', path: '/po-spotkaniu' },
] as const

export type WorkTab = (typeof WORK_TABS)[number]['name']

/** Programme and call belong to a forum and a workshop, opening hours to a point; other meetings have an agenda alone. */
const isOffered = (tab: WorkTab, { kind }: Meeting) =>
  tab === 'opening'
    ? kind === 'point'
    : (tab !== 'programme' && tab !== 'call') || kind === 'forum' || kind === 'workshop'

interface FrameProps extends Pick<WorkspacePageProps, 'form' | 'actions'> {
  meeting: Meeting
  desk: Desk
  tab: WorkTab
  children: ComponentChildren
}

/** A page of one meeting's workspace: its name, its tabs, and below what is on the tab. */
export function WorkFrame({ meeting, desk, tab, children, ...page }: FrameProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      {...page}
      title={meeting.title}
      caption={t(`meetings.kind.${meeting.kind}`)}
      crumbs={[{ label: t('meetings.meetings'), href: WORK_HOME }]}
    >
      <Tabs
        label={t('meetings.work.tabs')}
        items={WORK_TABS.filter(({ name }) => isOffered(name, meeting)).map(({ name, path }) => ({
          label: t(`meetings.work.tab.${name}`),
          href: `${workPathOf(meeting)}${path}`,
          current: name === tab,
        }))}
      />
      {children}
    </WorkspacePage>
  )
}
