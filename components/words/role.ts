/** A role as people write it: HubSpot's own values come in capitals, as `BUDGET_HOLDER`. */
export function roleWords(role: string): string {
  if (!/^[A-Z_]+$/.test(role)) return role;
  const words = role.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
