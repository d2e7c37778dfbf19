/** A circle of people around one matter: our sign, in the network's main colour. */
export function Logo() {
  const people = [
    [22, 9],
    [34.4, 18],
    [29.6, 32.5],
    [14.4, 32.5],
    [9.6, 18],
  ]
  return (
    <svg class="ui-logo" viewBox="0 0 44 44" width="44" height="44" aria-hidden="true">
      <circle class="ui-logo-ground" cx="22" cy="22" r="21" />
      <circle cx="22" cy="22" r="5" />
      {people.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="3" />
      ))}
    </svg>
  )
}
