import { Controller, Get, Inject, SetMetadata } from '@nestjs/common';
import { operationMetadata } from '#http/operation.ts';
import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';

/** What can draw the districts; the screens have a drawing for each. */
export const mapEngines = ['svg', 'maplibre'] as const;

/** How the districts are drawn (PORT-4). */
export interface MapSettings {
  readonly engine: (typeof mapEngines)[number];
  /** Null for the sketch that the screens bring along. */
  readonly boundaries: DistrictBoundaries | null;
  /** 审图号 of the boundaries; null for a sketch. */
  readonly chartNumber: string | null;
}

/** Injection token of {@link MapSettings}. */
export const mapSettingsToken = Symbol('MapSettings');

@Controller('/api/map')
export class MapController {
  constructor(@Inject(mapSettingsToken) private readonly settings: MapSettings) {}

  /** The engine and the boundaries that this installation draws its districts with. */
  @Get()
  @SetMetadata(operationMetadata, 'cockpit')
  map(): MapSettings {
    return this.settings;
  }
}
