import { ButtonLink, type Desk, Link, Table, useView, WorkspacePage } from '../../../ui/index.ts'
import { yearsOf } from '../listing/list-page.tsx'
import { HOME, type Practice, stateOf, workPathOf } from '../rules.ts'

/** What a person and their teams wrote. */
export function OwnPracticesPage({ desk, practices }: { desk: Desk; practices: Practice[] }) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('practices.own')}
      actions={
        <ButtonLink href={`${HOME}/nowa`} icon="plus">
          {t('practices.add')}
        </ButtonLink>
      }
    >
      <Table
        caption={t('practices.own')}
        captionHidden
        rows={practices}
        rowId={({ id }) => id}
        empty={<p>{t('practices.own.none')}</p>}
        columns={[
          {
            label: t('practices.column.tytul'),
            cell: (practice) => <Link href={workPathOf(practice)}>{practice.title}</Link>,
            names: true,
          },
          { label: t('practices.field.tool'), cell: ({ tool }) => t(`practices.tool.${tool}`) },
          { label: t('practices.field.years'), cell: yearsOf },
          { label: t('practices.state'), cell: (practice) => t(`practices.state.${stateOf(practice)}`) },
        ]}
      />
    </WorkspacePage>
  )
}
