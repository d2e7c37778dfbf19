import { formatDate, formatNumber } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  type Desk,
  EmailField,
  Form,
  type FormState,
  Link,
  Section,
  Stats,
  SubmitButton,
  Table,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { IMPORT } from '../importing/pages.tsx'
import type { Import } from '../importing/rules.ts'
import type { SubscriberCounts } from '../subscribing/store.ts'
import { SUBSCRIBERS } from './paths.ts'

export interface SubscribersProps {
  desk: Desk
  counts: SubscriberCounts
  imports: Import[]
  form: FormState
}

/** How many get the newsletter; no addresses are shown, an address is taken off by typing it. */
export function SubscribersPage({ desk, counts, imports, form }: SubscribersProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('newsletter.subscribers.title')}
      form={form}
      actions={
        <ButtonLink href={IMPORT} variant="secondary" icon="upload">
          {t('newsletter.import.title')}
        </ButtonLink>
      }
    >
      <Stats
        label={t('newsletter.subscribers.title')}
        items={(['active', 'paused', 'waiting', 'ended'] as const).map((state) => ({
          figure: formatNumber(counts[state], locale),
          label: t(`newsletter.subscribers.${state}`, { count: counts[state] }),
        }))}
      />
      <p>{t('newsletter.subscribers.note')}</p>
      <Section title={t('newsletter.subscribers.end')}>
        <p>{t('newsletter.subscribers.end.text')}</p>
        <Form action={`${SUBSCRIBERS}/wypisanie`}>
          <EmailField form={form} name="email" label={t('newsletter.field.email')} />
          <SubmitButton variant="secondary">{t('newsletter.subscribers.end.button')}</SubmitButton>
        </Form>
      </Section>
      {imports.length > 0 && (
        <Section title={t('newsletter.import.lists')}>
          <Table<Import>
            caption={t('newsletter.import.lists')}
            captionHidden
            rows={imports}
            rowId={({ id }) => id}
            columns={[
              {
                label: t('newsletter.import.collected'),
                names: true,
                cell: ({ id, collectedOn }) => <Link href={`${IMPORT}/${id}`}>{formatDate(collectedOn, locale)}</Link>,
              },
              { label: t('newsletter.import.proof'), cell: ({ proof }) => proof },
              { label: t('newsletter.import.added'), kind: 'number', cell: ({ added }) => formatNumber(added, locale) },
              {
                label: t('newsletter.desk.state'),
                cell: ({ undoneAt }) => t(undoneAt ? 'newsletter.import.state.undone' : 'newsletter.import.state.done'),
              },
            ]}
          />
        </Section>
      )}
    </WorkspacePage>
  )
}
