import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  type Desk,
  EmailField,
  EmptyState,
  Form,
  type FormState,
  Link,
  Pager,
  Section,
  SubmitButton,
  Table,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { HELD_BACK, OUTBOX } from '../outbox/forms.ts'
import type { Suppression } from './store.ts'

export interface HeldBackPageProps {
  desk: Desk
  rows: Suppression[]
  next: string | null
  form: FormState
}

/** Addresses we do not write to. We know only their hashes, so one is found by typing it. */
export function HeldBackPage({ desk, rows, next, form }: HeldBackPageProps) {
  const { t, locale } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('notices.held-back.title')}
      form={form}
      actions={
        <Link href={OUTBOX} icon="mail">
          {t('notices.outbox.title')}
        </Link>
      }
    >
      <p>{t('notices.held-back.lead')}</p>
      <Section title={t('notices.held-back.one')}>
        <Form action={HELD_BACK}>
          <EmailField
            form={form}
            name="email"
            label={t('notices.held-back.email')}
            hint={t('notices.held-back.email.hint')}
          />
          <SubmitButton action={`${HELD_BACK}/zdjecie`}>{t('notices.held-back.release')}</SubmitButton>{' '}
          <SubmitButton variant="secondary">{t('notices.held-back.add')}</SubmitButton>
        </Form>
      </Section>
      <Section title={t('notices.held-back.list')}>
        <Table
          caption={t('notices.held-back.list')}
          captionHidden
          dense
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            { label: t('notices.column.hash'), names: true, kind: 'code', cell: (row) => row.addressHash.slice(0, 12) },
            { label: t('notices.column.cause'), cell: (row) => t(`notices.cause.${row.cause}`) },
            { label: t('notices.column.since'), cell: (row) => formatDateTime(row.since, locale) },
          ]}
          empty={<EmptyState icon="circle-check" title={t('notices.held-back.empty')} />}
        />
        <Pager next={next ? `${HELD_BACK}?${new URLSearchParams({ dalej: next })}` : undefined} />
      </Section>
    </WorkspacePage>
  )
}
