/**
 * Does away with something in memory and on the disk. A disk that gives nothing holds nothing; where it still `gives` what it
 * would not let go of, this rejects with the browser's error. `refused` hears of either.
 */
export async function forgetEverywhere<T>(places: {
  memory: T;
  disk: T;
  work: (place: T) => Promise<void>;
  gives: () => Promise<unknown>;
  refused: (error: unknown) => void;
}): Promise<void> {
  const { memory, disk, work, gives, refused } = places;
  await work(memory);
  try {
    await work(disk);
  } catch (error) {
    refused(error);
    const holdsNothing = await gives().then(
      () => false,
      () => true,
    );
    if (!holdsNothing) throw error;
  }
}
