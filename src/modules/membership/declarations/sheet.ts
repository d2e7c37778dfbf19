import type { Context } from '../../../platform/context.ts'
import type { SheetPart } from '../../../platform/documents/index.ts'
import type { Locale } from '../../../platform/texts/index.ts'
import { settingsIn } from '../../network/index.ts'
import { fullName, unitByCode } from '../../places/index.ts'
import { DECLARE, deskPath } from '../paths.ts'
import { AREAS, type Kind, type Purpose, TOOLS } from '../rules.ts'
import type { DeclarationText } from '../texts-store.ts'
import { type Declaration, INSTITUTION_KINDS } from './rules.ts'

/** A declaration that fills in its sheet, and what its person agreed to. */
export interface Filled {
  declaration: Declaration
  consents: readonly Purpose[]
}

/**
 * The declaration on one sheet to sign, word for word as its text was published; with null to fill in by hand.
 * @returns null when the words of the text do not fit on a sheet
 */
export async function declarationSheet(
  context: Context,
  text: Pick<DeclarationText, 'kind' | 'words' | 'number'>,
  filled: Filled | null,
  locale: Locale = context.locale,
): Promise<Uint8Array | null> {
  const { house, db } = context
  const t = house.texts.in(locale)
  const { qrPng, writeSheet } = await import('../../../platform/documents/index.ts')
  const { names } = await settingsIn(context)
  const words = text.words[locale]
  const declaration = filled?.declaration ?? null
  const unit = declaration && (await unitByCode(db, declaration.unitCode))
  const say = (key: string) => t(`membership.form.${key}`)
  const parts: SheetPart[] = [
    ...who(text.kind, declaration, unit ? fullName(unit, t) : null, say, (kind) => t(`membership.institution.${kind}`)),
    {
      kind: 'boxes',
      title: say('tools'),
      inline: true,
      boxes: TOOLS.map((tool) => ({
        text: t(`membership.tool.${tool}`),
        ticked: declaration?.tools.includes(tool) ?? false,
      })),
    },
    {
      kind: 'boxes',
      title: say('areas'),
      inline: true,
      boxes: AREAS.map((area) => ({
        text: t(`membership.area.${area}`),
        ticked: declaration?.areas.includes(area) ?? false,
      })),
    },
    { kind: 'words', title: say('statement'), text: plain(words.statement) },
    {
      kind: 'boxes',
      title: t('membership.sheet.consents'),
      boxes: (['newsletter', 'publication'] as const).map((purpose) => ({
        text: plain(words[purpose]),
        ticked: filled?.consents.includes(purpose) ?? false,
      })),
    },
  ]
  const target = declaration ? deskPath(declaration) : DECLARE
  return writeSheet({
    title: t(`membership.sheet.title.${text.kind}`),
    language: locale,
    subtitle: names.name[locale],
    author: names.operator,
    reference: declaration && t('membership.sheet.reference', { reference: declaration.reference }),
    code: {
      png: await qrPng(house.config.url + target, 300),
      alt: t(`membership.sheet.code.${declaration ? 'desk' : 'online'}`),
    },
    parts,
    signatures: [t('membership.sheet.date'), t(`membership.sheet.signature.${text.kind}`)],
    small: `${plain(words.privacy)} ${t('membership.sheet.send', { operator: names.operator, address: names.operatorAddress })}`,
    footer: t('membership.sheet.version', { number: text.number }),
  })
}

function who(
  kind: Kind,
  declaration: Declaration | null,
  unit: string | null,
  say: (key: string) => string,
  institution: (kind: string) => string,
): SheetPart[] {
  const field = (id: string, value: string | null | undefined, wide = false) => ({
    label: say(id),
    value: value || null,
    wide,
  })
  const d = declaration
  const signer: SheetPart = {
    kind: 'fields',
    title: say(kind === 'institution' ? 'signer-part' : 'who-part'),
    fields: [
      field('name', d?.personName),
      field('position', d?.position),
      ...(kind === 'person' ? [field('unit', unit, true)] : []),
      field('email', d?.email),
      field('phone', d?.phone),
    ],
  }
  if (kind === 'person') return [signer]
  const body: SheetPart = {
    kind: 'fields',
    title: say('institution-part'),
    fields: [
      field('institution-name', d?.institutionName, true),
      field('unit', unit, true),
      field('nip', d?.nip),
      field('krs', d?.krs),
    ],
  }
  const kinds: SheetPart = {
    kind: 'boxes',
    title: say('institution-kind'),
    inline: true,
    boxes: INSTITUTION_KINDS.map((one) => ({ text: institution(one), ticked: d?.institutionKind === one })),
  }
  return [body, kinds, signer]
}

/** Words of Markdown without its marks: a sheet of paper has one kind of letters. */
export const plain = (markdown: string): string =>
  markdown
    .replace(/\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, '$1 ($2)')
    .replace(/^\s{0,3}(#{1,6}|>|[-*+]|\d+\.)\s+/gm, '')
    .replace(/(\*\*|__|\*|`)/g, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
