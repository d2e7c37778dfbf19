import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  ConfirmPage,
  type Desk,
  EmailField,
  EmptyState,
  FileField,
  Form,
  type FormState,
  Link,
  Meta,
  Pager,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { fullName, type Unit, type UnitFound } from '../../places/index.ts'
import { DESCRIPTION_LIMIT, type ListQuery, listAddress } from './forms.ts'
import { logoPath, OrganisationFilters, pathOf, workPath } from './pages.tsx'
import { isOpen, KINDS, type Organisation } from './rules.ts'

export const ADMINISTRATION = '/administracja/organizacje'

export interface AdministrationListProps {
  desk: Desk
  query: ListQuery
  filters: FormState
  organisations: Organisation[]
  units: Map<string, Unit>
  count: number
  next: string | null
}

/** Every organisation, closed ones too, for those who run the network. */
export function AdministrationListPage(props: AdministrationListProps) {
  const { t, locale } = useView()
  const { desk, query, filters, organisations, units, count, next } = props
  return (
    <WorkspacePage
      {...desk}
      title={t('network.administration.organisations')}
      caption={t('network.list.count', { count })}
      actions={
        <ButtonLink href={`${ADMINISTRATION}/nowa`} icon="plus">
          {t('network.administration.add')}
        </ButtonLink>
      }
    >
      <OrganisationFilters
        action={ADMINISTRATION}
        filters={filters}
        active={Boolean(query.tekst || query.miejsce || query.rodzaj)}
      />
      <Table
        caption={t('network.administration.organisations')}
        captionHidden
        dense
        rows={organisations}
        rowId={(organisation) => organisation.id}
        columns={[
          {
            label: t('network.organisation.name'),
            names: true,
            cell: (organisation) => <Link href={pathOf(organisation)}>{organisation.name}</Link>,
          },
          { label: t('network.organisation.kind'), cell: ({ kind }) => t(`network.kind.${kind}`) },
          {
            label: t('network.organisation.place'),
            cell: ({ unitCode }) => {
              const unit = units.get(unitCode ?? '')
              return unit && fullName(unit, t)
            },
          },
          {
            label: t('network.administration.state'),
            cell: ({ closedAt }) =>
              closedAt
                ? t('network.administration.closed-since', { date: formatDate(closedAt, locale) })
                : t('network.administration.open'),
          },
          {
            label: t('network.administration.actions'),
            cell: (organisation) => <RowActions organisation={organisation} />,
          },
        ]}
        empty={
          <EmptyState icon="building-2" title={t('network.list.none')}>
            <p>{t('network.list.none.hint')}</p>
          </EmptyState>
        }
      />
      <Pager next={next ? listAddress(ADMINISTRATION, query, { po: next }) : undefined} />
    </WorkspacePage>
  )
}

function RowActions({ organisation }: { organisation: Organisation }) {
  const { t } = useView()
  const { id, name } = organisation
  if (!isOpen(organisation))
    return (
      <ActButton action={`${ADMINISTRATION}/${id}/otwarcie`} variant="quiet">
        {t('network.administration.reopen')}
      </ActButton>
    )
  return (
    <Actions>
      <Link href={workPath(id, '/zespol')} label={t('network.administration.team-of', { name })}>
        {t('network.administration.team')}
      </Link>
      <Link href={workPath(id, '/dane')} label={t('network.administration.edit-of', { name })}>
        {t('network.administration.edit')}
      </Link>
      <Link href={`${ADMINISTRATION}/${id}/zamkniecie`} label={t('network.administration.close-of', { name })}>
        {t('network.administration.close')}
      </Link>
    </Actions>
  )
}

export interface OrganisationFormProps {
  desk: Desk
  form: FormState
  /** Units among which the person must choose. */
  choices: UnitFound[]
}

export function NewOrganisationPage({ desk, form, choices }: OrganisationFormProps) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.administration.new')} form={form}>
      <Form action={ADMINISTRATION} draft="nowa-organizacja">
        <OrganisationFields form={form} choices={choices} />
        <SubmitButton>{t('network.administration.add')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

export interface EditOrganisationProps extends OrganisationFormProps {
  organisation: Organisation
  logoForm: FormState
}

export function EditOrganisationPage({ desk, organisation, form, choices, logoForm }: EditOrganisationProps) {
  const { t } = useView()
  const logo = logoPath(organisation)
  const address = workPath(organisation.id, '/dane')
  return (
    <WorkspacePage
      {...desk}
      title={t('network.organisation.details')}
      form={(logoForm.problems?.length ?? 0) > 0 ? logoForm : form}
      actions={<Link href={pathOf(organisation)}>{t('network.organisation.public-page')}</Link>}
    >
      <Form action={address} confirmLeave>
        <OrganisationFields form={form} choices={choices} />
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </Form>
      <Section title={t('network.logo.title')}>
        {logo ? (
          <img src={logo} alt={t('network.organisation.logo', { name: organisation.name })} width="160" height="160" />
        ) : (
          <Meta>{t('network.logo.none')}</Meta>
        )}
        <LogoForm action={`${address}/logo`} form={logoForm} />
        {logo && (
          <ActButton action={`${address}/logo/usuniecie`} variant="quiet" icon="trash-2">
            {t('network.logo.remove')}
          </ActButton>
        )}
      </Section>
    </WorkspacePage>
  )
}

/** Choosing a picture for a logo, of an organisation or of the network. */
export function LogoForm({ action, form }: { action: string; form: FormState }) {
  const { t } = useView()
  return (
    <Form action={action} files>
      <FileField
        form={form}
        name="logo"
        label={t('network.logo.file')}
        hint={t('network.logo.hint')}
        accept="image/png,image/jpeg,image/webp,image/gif"
      />
      <SubmitButton variant="secondary" icon="upload">
        {t('network.logo.send')}
      </SubmitButton>
    </Form>
  )
}

function OrganisationFields({ form, choices }: Pick<OrganisationFormProps, 'form' | 'choices'>) {
  const { t } = useView()
  return (
    <>
      <TextField
        form={form}
        name="name"
        label={t('network.organisation.name')}
        hint={t('network.organisation.name.hint')}
        autocomplete="organization"
      />
      <SelectField
        form={form}
        name="kind"
        label={t('network.organisation.kind')}
        empty={t('network.organisation.kind.choose')}
        options={KINDS.map((kind) => ({ value: kind, label: t(`network.kind.${kind}`) }))}
      />
      <TextField
        form={form}
        name="place"
        label={t('network.organisation.place')}
        hint={t('network.organisation.place.hint')}
        optional
      />
      {choices.length > 0 && (
        <RadioGroup
          form={form}
          name="unitCode"
          label={t('network.organisation.place.which')}
          options={choices.map(({ unit, within }) => ({
            value: unit.code,
            label: fullName(unit, t),
            hint: within.join(', '),
          }))}
        />
      )}
      <EmailField
        form={form}
        name="email"
        label={t('network.organisation.email')}
        hint={t('network.organisation.email.hint')}
        optional
      />
      <TextField
        form={form}
        name="phone"
        label={t('network.organisation.phone')}
        type="tel"
        autocomplete="tel"
        width="medium"
        optional
      />
      <TextField
        form={form}
        name="address"
        label={t('network.organisation.address')}
        hint={t('network.organisation.address.hint')}
        optional
      />
      <TextField
        form={form}
        name="website"
        label={t('network.organisation.website')}
        type="url"
        autocomplete="url"
        optional
      />
      <TextField
        form={form}
        name="dataOfficer"
        label={t('network.organisation.data-officer')}
        hint={t('network.organisation.data-officer.hint')}
        optional
      />
      <TextArea
        form={form}
        name="description"
        label={t('network.organisation.description')}
        hint={t('network.organisation.description.hint')}
        limit={DESCRIPTION_LIMIT}
        rows={10}
        optional
      />
    </>
  )
}

export function CloseOrganisationPage({ organisation }: { organisation: Organisation }) {
  const { t } = useView()
  return (
    <ConfirmPage
      title={t('network.close.title', { name: organisation.name })}
      back={{ label: t('network.administration.organisations'), href: ADMINISTRATION }}
      action={`${ADMINISTRATION}/${organisation.id}/zamkniecie`}
      button={t('network.close.button')}
    >
      <p>{t('network.close.what')}</p>
      <p>{t('network.close.undo')}</p>
    </ConfirmPage>
  )
}
