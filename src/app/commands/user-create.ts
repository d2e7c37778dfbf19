import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { createPerson, passwordProblem, personByEmail } from '../../modules/identity/index.ts'
import {
  giveRole,
  NETWORK_ROLES,
  organisationBySlug,
  ROLES,
  type Role,
  TEAM_ROLES,
  type TeamRole,
} from '../../modules/network/index.ts'
import type { Context, House } from '../../platform/context.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { texts } from '../texts.ts'
import { ask } from './ask.ts'
import { type Command, CommandProblem, say } from './command.ts'
import { withHouse } from './with-house.ts'

export const userCreate: Command = {
  name: 'user create',
  summary: 'Zakłada konto osobie, która pracuje w portalu.',
  usage: 'user create --email ADRES --name "IMIĘ NAZWISKO" --role ROLA [--organisation SLUG] [--ask-password]',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    organisation: { type: 'string' },
    'ask-password': { type: 'boolean' },
  },
  meanings: {
    email: 'adres, którym osoba się loguje; istniejące konto dostaje samą rolę',
    name: 'imię i nazwisko',
    role: `${NETWORK_ROLES.join(', ')} (cała sieć) albo ${TEAM_ROLES.join(', ')} (w organizacji)`,
    organisation: 'końcówka adresu organizacji, np. miasto-augustow w /organizacje/miasto-augustow',
    'ask-password': 'pyta o hasło; bez tej opcji hasło jest losowane i wypisane raz',
  },
  async run({ values }) {
    const given = read(values)
    const password = values['ask-password'] ? await askPassword(given) : newPassword()
    await withHouse('user create', async (context, house) => {
      const created = await createOrFind(context, { ...given, password })
      say(created ? `Konto ${given.email} jest gotowe.` : `Konto ${given.email} już było. Dostało rolę ${given.role}.`)
      if (created && !values['ask-password']) say(`Hasło (pokazywane tylko teraz): ${password}`)
      say(`Logowanie: ${house.config.url}/zaloguj`)
      if (created) say(secondFactorLine(house))
    })
  },
}

interface Given {
  email: string
  name: string
  role: Role
  organisation: string | null
}

function read(values: Record<string, string | boolean | undefined>): Given {
  const { email, name, role, organisation } = values
  if (!z.email().safeParse(email).success) throw new CommandProblem('Podaj adres: --email osoba@example.org')
  if (typeof name !== 'string' || name.trim().length < 2)
    throw new CommandProblem('Podaj imię i nazwisko: --name "Anna Nowak"')
  const known = ROLES.find((each) => each === role)
  if (!known) throw new CommandProblem(`Podaj rolę: --role ${ROLES.join(', ')}`)
  const inTeam = TEAM_ROLES.includes(known as TeamRole)
  if (inTeam && typeof organisation !== 'string')
    throw new CommandProblem(`Rola ${known} jest w organizacji. Podaj --organisation.`)
  if (!inTeam && organisation !== undefined)
    throw new CommandProblem(`Rola ${known} jest w całej sieci. Usuń --organisation.`)
  return {
    email: String(email).trim().toLowerCase(),
    name: name.trim(),
    role: known,
    organisation: typeof organisation === 'string' ? organisation : null,
  }
}

/** @returns whether the account is new */
async function createOrFind(
  context: Context,
  { email, name, role, organisation, password }: Given & { password: string },
) {
  return inTransaction(context, async (context) => {
    const found = organisation ? await organisationBySlug(context.db, organisation) : null
    if (organisation && !found) throw new CommandProblem(`Nie ma organizacji ${organisation}.`)
    const known = await personByEmail(context, email)
    const personId = known?.id ?? (await createPerson(context, { name, email, password }))
    await giveRole(context, { personId, role, organisationId: found?.id ?? null })
    return !known
  })
}

async function askPassword(about: Given): Promise<string> {
  const password = await ask('Hasło (nie widać go podczas pisania): ', { hidden: true })
  const problem = passwordProblem(password, about)
  if (problem) throw new CommandProblem(texts.in('pl')(problem))
  return password
}

// Letters and digits that are not mistaken for one another when somebody copies them by hand.
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

const newPassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  )

const secondFactorLine = ({ config }: House) =>
  config.demo
    ? 'W trybie pokazowym drugi składnik logowania nie jest wymagany.'
    : 'Przy pierwszym logowaniu portal poprosi o drugi składnik (aplikację z kodami albo klucz dostępu).'
