import {
  ActButton,
  Actions,
  CheckboxGroup,
  type Desk,
  EmailField,
  Form,
  type FormState,
  KeyValues,
  Link,
  type MenuItem,
  Meta,
  Section,
  SubmitButton,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import type { Unit } from '../../places/index.ts'
import { LogoForm } from '../organisations/work-pages.tsx'
import { type SiteSettings, siteOf } from './rules.ts'

export const SETTINGS = '/administracja/wyglad'

const COLOURS = ['main', 'link', 'attention', 'problem'] as const

/** Everything the network may change about itself, with what it is now. */
export function SettingsPage({ desk, settings, area }: { desk: Desk; settings: SiteSettings; area: Unit[] }) {
  const { t, locale } = useView()
  const site = siteOf(settings, locale, '')
  return (
    <WorkspacePage {...desk} title={t('network.settings.title')}>
      <p>{t('network.settings.lead')}</p>
      <Section
        title={t('network.names.title')}
        more={
          <Link href={`${SETTINGS}/nazwy`} label={t('network.names.change')}>
            {t('network.settings.change')}
          </Link>
        }
      >
        <KeyValues
          items={[
            { label: t('network.names.name'), value: site.name },
            { label: t('network.names.short'), value: site.shortName },
            { label: t('network.names.region'), value: site.region },
            { label: t('network.names.operator'), value: site.operator },
            { label: t('network.names.address'), value: site.operatorAddress },
          ]}
        />
      </Section>
      <Section
        title={t('network.area.title')}
        more={
          <Link href={`${SETTINGS}/obszar`} label={t('network.area.change')}>
            {t('network.settings.change')}
          </Link>
        }
      >
        <p>{area.map(({ name }) => name).join(', ')}</p>
      </Section>
      <Section
        title={t('network.colours.title')}
        more={
          <Link href={`${SETTINGS}/kolory`} label={t('network.colours.change')}>
            {t('network.settings.change')}
          </Link>
        }
      >
        {site.colours ? (
          <KeyValues
            items={COLOURS.map((name) => ({ label: t(`network.colours.${name}`), value: site.colours?.[name] }))}
          />
        ) : (
          <Meta>{t('network.colours.ours')}</Meta>
        )}
      </Section>
      <Section
        title={t('network.site-logo.title')}
        more={
          <Link href={`${SETTINGS}/logo`} label={t('network.site-logo.change')}>
            {t('network.settings.change')}
          </Link>
        }
      >
        {site.logo ? (
          <img src={site.logo} alt={t('network.site-logo.alt')} width="88" height="88" />
        ) : (
          <Meta>{t('network.site-logo.ours')}</Meta>
        )}
      </Section>
      <Section
        title={t('network.menu.title')}
        more={
          <Link href={`${SETTINGS}/menu`} label={t('network.menu.change')}>
            {t('network.settings.change')}
          </Link>
        }
      >
        <Meta>
          {Object.values(settings.menu)
            .map((words) => words[locale])
            .filter(Boolean)
            .join(', ') || t('network.menu.ours')}
        </Meta>
      </Section>
    </WorkspacePage>
  )
}

interface SettingFormProps {
  desk: Desk
  form: FormState
}

export function NamesPage({ desk, form }: SettingFormProps) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.names.title')} form={form}>
      <Form action={`${SETTINGS}/nazwy`} confirmLeave>
        <TextField form={form} name="name" label={t('network.names.name')} />
        <TextField form={form} name="nameEn" label={t('network.names.name-en')} />
        <TextField form={form} name="shortName" label={t('network.names.short')} hint={t('network.names.short.hint')} />
        <TextField form={form} name="shortNameEn" label={t('network.names.short-en')} />
        <TextField form={form} name="region" label={t('network.names.region')} hint={t('network.names.region.hint')} />
        <TextField form={form} name="regionEn" label={t('network.names.region-en')} />
        <TextField
          form={form}
          name="operator"
          label={t('network.names.operator')}
          hint={t('network.names.operator.hint')}
        />
        <TextField form={form} name="operatorAddress" label={t('network.names.address')} />
        <EmailField
          form={form}
          name="operatorEmail"
          label={t('network.names.email')}
          hint={t('network.names.email.hint')}
          optional
        />
        <TextField
          form={form}
          name="operatorPhone"
          label={t('network.names.phone')}
          type="tel"
          width="medium"
          optional
        />
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

export function AreaPage({ desk, form, voivodeships }: SettingFormProps & { voivodeships: Unit[] }) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.area.title')} form={form}>
      <Form action={`${SETTINGS}/obszar`} confirmLeave>
        <CheckboxGroup
          form={form}
          name="area"
          label={t('network.area.which')}
          hint={t('network.area.hint')}
          options={voivodeships.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}

export function ColoursPage({ desk, form, own }: SettingFormProps & { own: boolean }) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.colours.title')} form={form}>
      <p>{t('network.colours.lead')}</p>
      <Form action={`${SETTINGS}/kolory`} confirmLeave>
        {COLOURS.map((name) => (
          <TextField
            key={name}
            form={form}
            name={name}
            label={t(`network.colours.${name}`)}
            hint={t(`network.colours.${name}.hint`)}
            width="short"
            spellcheck={false}
          />
        ))}
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </Form>
      {own && (
        <Actions>
          <ActButton action={`${SETTINGS}/kolory/nasze`} variant="quiet" icon="rotate-ccw">
            {t('network.colours.back')}
          </ActButton>
        </Actions>
      )}
    </WorkspacePage>
  )
}

export function SiteLogoPage({ desk, form, logo }: SettingFormProps & { logo: string | null }) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.site-logo.title')} form={form}>
      {logo ? (
        <img src={logo} alt={t('network.site-logo.alt')} width="160" height="160" />
      ) : (
        <Meta>{t('network.site-logo.ours')}</Meta>
      )}
      <LogoForm action={`${SETTINGS}/logo`} form={form} />
      {logo && (
        <Actions>
          <ActButton action={`${SETTINGS}/logo/usuniecie`} variant="quiet" icon="rotate-ccw">
            {t('network.site-logo.back')}
          </ActButton>
        </Actions>
      )}
    </WorkspacePage>
  )
}

export function MenuPage({ desk, form, menu }: SettingFormProps & { menu: { pl: MenuItem[]; en: MenuItem[] } }) {
  const { t } = useView()
  return (
    <WorkspacePage {...desk} title={t('network.menu.title')} form={form}>
      <p>{t('network.menu.lead')}</p>
      <Form action={`${SETTINGS}/menu`} confirmLeave>
        {menu.pl.map((item, index) => (
          <>
            <TextField
              form={form}
              name={`pl${index}`}
              label={t('network.menu.pl', { label: item.label })}
              width="medium"
              optional
            />
            <TextField
              form={form}
              name={`en${index}`}
              label={t('network.menu.en', { label: menu.en[index]?.label ?? item.label })}
              width="medium"
              optional
            />
          </>
        ))}
        <SubmitButton icon="save">{t('network.save')}</SubmitButton>
      </Form>
    </WorkspacePage>
  )
}
