// A short sound, made here: two soft tones, no file to fetch. A browser lets a page sound only after somebody touched it; until then it is silent.
let audio: AudioContext | undefined;

const TONES = [
  [659, 0],
  [880, 0.14],
] as const;
const LASTS_S = 0.32;
const LOUD = 0.12;

export function chime(): void {
  try {
    audio ??= new AudioContext();
    void audio.resume().catch(() => {});
    for (const [pitch, after] of TONES) {
      const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
      const at = audio.currentTime + after;
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(LOUD, at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.001, at + LASTS_S);
      tone.connect(loudness).connect(audio.destination);
      tone.start(at);
      tone.stop(at + LASTS_S);
    }
    // For who listens to the page itself: that it sounded.
    document.dispatchEvent(new CustomEvent('chime'));
  } catch {
    // A machine without sound is no fault.
  }
}
