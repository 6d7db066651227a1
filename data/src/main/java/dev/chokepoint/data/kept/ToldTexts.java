package dev.chokepoint.data.kept;

import dev.chokepoint.data.kept.StoreChange.Deed;
import dev.chokepoint.data.kept.StoreChange.Kind;
import java.util.List;
import java.util.Optional;

/// Texts whose changes are told.
record ToldTexts(KeptTexts texts, Kind kind, MemoryChanges changes) implements KeptTexts {
    @Override
    public List<KeptText> all() {
        return texts.all();
    }

    @Override
    public Optional<KeptText> find(String id) {
        return texts.find(id);
    }

    private KeptText told(KeptText text, Deed deed) {
        changes.tell(kind, text.id(), text.team(), deed);
        return text;
    }

    @Override
    public KeptText add(String start, String team, String text) {
        return told(texts.add(start, team, text), Deed.MADE);
    }

    @Override
    public KeptText put(KeptText text) {
        Optional<KeptText> before = texts.find(text.id());
        KeptText kept = texts.put(text);
        before.filter(b -> !b.team().equals(text.team())).ifPresent(b -> told(b, Deed.REMOVED));
        return told(kept, before.filter(b -> b.team().equals(text.team())).isPresent() ? Deed.CHANGED : Deed.MADE);
    }

    @Override
    public KeptText replace(String id, String revision, String text) {
        return told(texts.replace(id, revision, text), Deed.CHANGED);
    }

    @Override
    public void remove(String id, String revision) {
        Optional<KeptText> before = texts.find(id);
        texts.remove(id, revision);
        before.ifPresent(b -> told(b, Deed.REMOVED));
    }
}
