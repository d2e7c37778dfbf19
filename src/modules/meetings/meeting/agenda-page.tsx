import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  type Desk,
  Form as FormBlock,
  Meta,
  NumberField,
  Section,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { WorkFrame } from '../frame.tsx'
import { ReturningTasks } from '../minutes/returning.tsx'
import type { Task } from '../minutes/rules.ts'
import { type AgendaItem, type Meeting, workPathOf } from '../rules.ts'
export function AgendaPage(props: {
  desk: Desk
  meeting: Meeting
  agenda: AgendaItem[]
  returning: Task[]
  form: Form
}) {
  const { desk, meeting, agenda, returning, form } = props
  const { t } = useView()
  const home = `${workPathOf(meeting)}/porzadek`
  const field = (name: string) => ({ form, name, label: t(`meetings.item.${name}`) })
  return (
    <WorkFrame {...{ desk, meeting, form }} tab="agenda">
      <Section title={t('meetings.page.agenda')}>
        {agenda.length === 0 && <p>{t('meetings.item.none')}</p>}
        <ol>
          {agenda.map((item) => (
            <li key={item.id}>
              <strong>{item.title}</strong>
              <Meta>
                {[item.owner, item.minutes && t('meetings.minutes', { count: item.minutes })]
                  .filter(Boolean)
                  .join(' · ')}
              </Meta>
              <ActButton action={`${home}/${item.id}/usuniecie`} variant="quiet" icon="trash-2">
                {t('meetings.item.remove', { title: item.title })}
              </ActButton>
            </li>
          ))}
        </ol>
      </Section>
      <ReturningTasks tasks={returning} />
      <Section title={t('meetings.item.new')}>
        <FormBlock action={home}>
          <TextField {...field('title')} />
          <TextField {...field('owner')} optional />
          <NumberField {...field('minutes')} optional />
          <TextArea {...field('description')} rows={3} limit={2000} optional />
          <TextField {...field('linkPath')} hint={t('meetings.item.linkPath.hint')} optional />
          <SubmitButton icon="plus">{t('meetings.item.add')}</SubmitButton>
        </FormBlock>
      </Section>
    </WorkFrame>
  )
}
