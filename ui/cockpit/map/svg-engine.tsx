import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { useMemo } from 'react';
import type { DistrictBoundaries } from '#domain/access/district-boundaries.ts';
import { t, useSay } from '../../base/say.ts';
import { districtName } from '../../parts/names.ts';
import { look } from '../look.ts';
import { shadesOf, type MapDrawing } from './map-engine.ts';
import { placeNames } from './place-names.ts';
import { wound } from './wound.ts';

const width = 840;
const height = 560;

const fontSize = 12;
const shortName = (name: string): string => name.replace(/(?:新区|区)$/, '');
/** Chinese characters are as wide as they are high, others about half as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (character > '\u2e7f' ? 1 : 0.6) * fontSize, 0);

/** Each district as a path that fits the drawing, with its middle. */
function shapesOf(boundaries: DistrictBoundaries) {
  const drawn = wound(boundaries);
  const path = geoPath(
    geoMercator().fitSize([width, height], drawn as unknown as GeoPermissibleObjects),
  );
  return drawn.features.map((feature) => ({
    adcode: String(feature.properties.adcode),
    outline: path(feature as unknown as GeoPermissibleObjects) ?? '',
    centre: path.centroid(feature as unknown as GeoPermissibleObjects),
  }));
}

/** The districts as SVG: prints, is sharp at any size, works by keyboard and without WebGL. */
export function SvgMap({ boundaries, values, chosen, onChoose }: MapDrawing) {
  const say = useSay();
  const shapes = useMemo(() => shapesOf(boundaries), [boundaries]);
  const fills = shadesOf(values);
  const named = placeNames(
    shapes.map(({ adcode, centre: [x, y] }) => ({
      id: adcode,
      x,
      y,
      width: widthOf(shortName(say(districtName(adcode)))),
    })),
  );
  // The chosen one comes last, so that no neighbour's line lies over its own.
  const ordered = shapes.toSorted(
    (one, other) => Number(one.adcode === chosen) - Number(other.adcode === chosen),
  );
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: '100%', height: '100%' }}
      role="group"
      aria-label={say(t('分区地图', 'Map of the districts'))}
    >
      {ordered.map(({ adcode, outline }) => {
        const name = `${say(districtName(adcode))} ${values[adcode] ?? 0}`;
        const isChosen = adcode === chosen;
        return (
          <path
            key={adcode}
            d={outline}
            role="button"
            tabIndex={0}
            aria-label={name}
            aria-pressed={isChosen}
            fill={fills[adcode]}
            stroke={isChosen ? look.warn : '#bfe1ff'}
            strokeWidth={isChosen ? 3 : 0.8}
            style={{ cursor: 'pointer', outlineOffset: -2 }}
            onClick={() => onChoose(adcode)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onChoose(adcode);
            }}
          >
            <title>{name}</title>
          </path>
        );
      })}
      {named.map(({ id, x, y, at }) =>
        at[0] === x && at[1] === y ? null : (
          <line key={id} x1={x} y1={y} x2={at[0]} y2={at[1]} stroke={look.text} strokeWidth={0.8} />
        ),
      )}
      {named.map(({ id: adcode, at }) => (
        <text
          key={adcode}
          x={at[0]}
          y={at[1] + 4}
          textAnchor="middle"
          fontSize={fontSize}
          fill="#fff"
          pointerEvents="none"
          style={{ paintOrder: 'stroke', stroke: '#08203b', strokeWidth: 3 }}
        >
          {shortName(say(districtName(adcode)))}
        </text>
      ))}
    </svg>
  );
}
