import { Tabs, useView } from '../../ui/index.ts'
import { WORK_HOME } from './rules.ts'

/** What those who keep meetings have side by side: meetings, and dates that are being settled. */
export function KeptTabs({ current }: { current: 'meetings' | 'polls' }) {
  const { t } = useView()
  return (
    <Tabs
      label={t('meetings.work.lists')}
      items={[
        { label: t('meetings.meetings'), href: WORK_HOME, current: current === 'meetings' },
        { label: t('meetings.polls'), href: `${WORK_HOME}/terminy`, current: current === 'polls' },
      ]}
    />
  )
}
