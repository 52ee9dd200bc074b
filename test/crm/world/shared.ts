import type { World } from './model.ts';
import { makeWorld, type WorldSettings } from './world.ts';

const worlds = new Map<string, World>();

/** The world of some settings, made once: the stand-in CRMs never change it, so that they can share it. */
export function sharedWorld(settings: WorldSettings): World {
  const key = JSON.stringify(settings);
  const world = worlds.get(key) ?? makeWorld(settings);
  worlds.set(key, world);
  return world;
}
