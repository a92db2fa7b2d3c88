/** The systems that customers are imported into: the profile's name, and what people call it. */
export const SYSTEMS: readonly (readonly [profile: string, name: string])[] = [
  ['banqup', 'Banqup'],
  ['iex', 'IEX'],
  ['picqer', 'Picqer'],
  ['snelstart-magento', 'SnelStart for Magento'],
  ['snelstart-polaris', 'SnelStart Polaris'],
];
