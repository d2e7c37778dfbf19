import type { BounceKind } from '../rules.ts'

/** `refused`: a rule of the receiving side, or the letter itself, was to blame; it says nothing of the address. */
export type ReturnKind = BounceKind | 'refused'

/**
 * What a server's answer says of an address (RFC 3463, RFC 5321 4.2). Where its number says little, its words decide;
 * where neither is clear the letter counts as one that may pass, because only three of those hold an address back.
 * @param status enhanced status of a delivery report, null when there is none
 * @param words what the server said, in Polish or English
 */
export function verdictOf({ status, words }: { status: string | null; words: string }): {
  kind: ReturnKind
  code: number | null
} {
  const text = words.replace(/\s+/g, ' ')
  const number = statusOf(status, text)
  if (!number) return { kind: byWords(text) ?? 'soft', code: codeOf(text) }
  const [group, subject, detail] = number
  const code = Number(number.join('').slice(0, 3))
  if (group === 4) return { kind: RULE.test(text) && subject === 7 ? 'refused' : 'soft', code }
  return { kind: bySubject(subject, detail, text), code }
}

type Status = [number, number, number]

function bySubject(subject: number, detail: number, text: string): ReturnKind {
  // 5.1.7 and 5.1.8 blame our own address.
  if (subject === 7 || (subject === 1 && (detail === 7 || detail === 8))) return 'refused'
  if (subject === 6 || (subject === 2 && detail === 3) || (subject === 3 && detail === 4)) return 'refused'
  if (subject === 1 && detail !== 0) return 'hard'
  if (subject === 2 && detail === 1) return byWords(text) === 'soft' ? 'soft' : 'hard'
  if (subject === 2 && detail === 2) return 'soft'
  // Microsoft's edge answers 5.4.1 for people it does not know.
  if (subject === 4 && detail === 1 && /recipient address rejected/i.test(text)) return 'hard'
  return byWords(text) ?? 'soft'
}

const FULL =
  /(over|exceed\S*|out of)[ -]?(its |the |storage )?(quota|storage)|quota (is )?(exceeded|full)|(mail)?box (is )?full|mailbox size limit|insufficient (system )?storage|skrzynk\S+ (\S+ ){0,3}(pełna|przepełniona|zapełniona)|przepełnion|przekroczon\S+ (limit|pojemnoś|dostępn)|brak (wolnego )?miejsca/i

const UNKNOWN =
  /(user|recipient|mailbox|account|address|addressee)( <?[^\s<>]+>?)?( is| was| has been)? (unknown|not found|not exist|does ?n[o']t exist|disabled|inactive|suspended|invalid|not listed|unavailable)|(unknown|invalid|no such|nonexistent) (local )?(user|recipient|mailbox|account|address|person|part)|doesn't have an? \S+ account|couldn't be found|could not be found|wasn't found|no mailbox here|nie ma (tu |u nas )?(takie|tej|tego)\S*|nie istnieje|nieznan\S+ (użytkownik|odbiorc|adresat|adres)|nie znaleziono (użytkownik|odbiorc|adresat|skrzynk|konta)|brak (takie\S+ )?(użytkownika|konta|skrzynki|adresata|odbiorcy)|konto (\S+ ){0,2}(usunięte|zablokowane|wyłączone|nieaktywne|zlikwidowane|wygasło)|skrzynka (\S+ ){0,2}(usunięta|zablokowana|wyłączona|nieaktywna|zlikwidowana)/i

const RULE =
  /\bspam|\bspf\b|\bdkim\b|\bdmarc\b|black ?-?list|block ?-?list|\brbl\b|spamhaus|polic(y|ies)|reputation|unsolicited|blocked|content rejected|niechcian|polityk|zablokowan\S+ nadawc|reguł/i

function byWords(text: string): ReturnKind | null {
  if (FULL.test(text)) return 'soft'
  if (RULE.test(text) && !UNKNOWN.test(text)) return 'refused'
  if (UNKNOWN.test(text)) return 'hard'
  return null
}

// A report often says 5.0.0 and quotes the answer that knew better.
function statusOf(status: string | null, text: string): Status | null {
  const own = numbersOf(status ?? '')
  const quoted = numbersOf(/(?:^|[\s#(:;-])([45]\.\d{1,3}\.\d{1,3})(?=$|[\s<):,;.])/.exec(text)?.[1] ?? '')
  if (!own) return quoted
  const vague = own[1] === 0 || (own[1] === 3 && own[2] === 0) || (own[1] === 1 && own[2] === 0)
  return vague && quoted && quoted[1] !== 0 ? quoted : own
}

function numbersOf(text: string): Status | null {
  const [, group, subject, detail] = /([245])\.(\d{1,3})\.(\d{1,3})/.exec(text) ?? []
  return group && group !== '2' ? [Number(group), Number(subject), Number(detail)] : null
}

const codeOf = (text: string) => {
  const code = /(?:^|[\s:#(])([45][0-5]\d)[ -]/.exec(text)?.[1]
  return code ? Number(code) : null
}
