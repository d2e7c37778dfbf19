import type { Form } from '../../../platform/http/index.ts'
import {
  Checkbox,
  CheckboxGroup,
  EmailField,
  Form as FormBlock,
  Notice,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { OWN } from '../directory/addresses.ts'
import { type Card, FIELDS, type Field, LANGUAGES, LEVELS } from '../directory/rules.ts'
import type { Member } from '../members/rules.ts'
import { TOOLS } from '../rules.ts'
import { ownPath } from './pages.tsx'

/** What a card says, as the fields of its form. */
export const typedCard = (card: Card): Record<string, string | string[]> => ({
  about: card.about,
  tools: card.tools,
  experience: card.experience,
  offers: card.offers,
  seeks: card.seeks,
  languages: card.languages,
  website: card.website ?? '',
  email: card.email ?? '',
  phone: card.phone ?? '',
  takesLetters: card.takesLetters ? 'tak' : '',
  ...Object.fromEntries(FIELDS.map((field) => [`see-${field}`, card.visibility[field]])),
})

/** The card editor: each field, and beside it who sees it. */
export function CardPage({ member, form, published }: { member: Member; form: Form; published: boolean }) {
  const { t } = useView()
  const see = (field: Field) => (
    <SelectField
      form={form}
      name={`see-${field}`}
      label={t('membership.card.who-sees', { field: t(`membership.card.${field}`) })}
      options={LEVELS.map((level) => ({ value: level, label: t(`membership.level.${level}`) }))}
    />
  )
  return (
    <QuestionPage
      title={t('membership.card.title')}
      back={{ label: t('membership.own.title'), href: OWN }}
      caption={member.name}
      form={form}
      unlisted
    >
      <p>{t('membership.card.how')}</p>
      {!published && (
        <Notice>
          <p>{t('membership.card.not-published')}</p>
        </Notice>
      )}
      <FormBlock action={`${ownPath(member.id)}/wizytowka`} confirmLeave>
        {(['about', 'experience', 'offers', 'seeks'] as const).map((field) => (
          <Section key={field} title={t(`membership.card.${field}`)}>
            <TextArea
              form={form}
              name={field}
              label={t(`membership.card.${field}-label`)}
              rows={4}
              limit={2000}
              optional
            />
            {see(field)}
          </Section>
        ))}
        <Section title={t('membership.card.tools')}>
          <CheckboxGroup
            form={form}
            name="tools"
            label={t('membership.card.tools-label')}
            options={TOOLS.map((value) => ({ value, label: t(`membership.tool.${value}`) }))}
            optional
          />
          {see('tools')}
        </Section>
        <Section title={t('membership.card.languages')}>
          <CheckboxGroup
            form={form}
            name="languages"
            label={t('membership.card.languages-label')}
            options={LANGUAGES.map((value) => ({ value, label: t(`membership.language.${value}`) }))}
            optional
          />
          {see('languages')}
        </Section>
        <Section title={t('membership.card.unit')}>
          <p>{t('membership.card.unit-from-declaration')}</p>
          {see('unit')}
        </Section>
        <Section title={t('membership.card.contact')}>
          <TextField
            form={form}
            name="website"
            label={t('membership.card.website')}
            type="url"
            optional
            hint={t('membership.card.website-hint')}
          />
          {see('website')}
          <EmailField form={form} name="email" label={t('membership.card.email')} optional />
          {see('email')}
          <TextField
            form={form}
            name="phone"
            label={t('membership.card.phone')}
            type="tel"
            autocomplete="tel"
            width="medium"
            optional
          />
          {see('phone')}
          <Checkbox
            form={form}
            name="takesLetters"
            label={t('membership.card.takes-letters')}
            hint={t('membership.card.takes-letters-hint')}
          />
        </Section>
        <SubmitButton>{t('membership.card.save')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}
