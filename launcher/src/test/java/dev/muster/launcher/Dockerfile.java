package dev.muster.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.json.JsonMapper;

/** The instructions of a Dockerfile, one by one, with continued lines joined. */
record Dockerfile(List<Instruction> instructions) {
    /** One instruction, such as {@code USER 10001}. */
    record Instruction(String name, String arguments) {}

    /** One file or folder that the image takes from where it was built, named from the sources' folder. */
    record Copied(String from, Path to) {}

    static Dockerfile read(Path file) throws IOException {
        List<Instruction> instructions = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String raw : Files.readAllLines(file)) {
            if (raw.startsWith("#") || raw.isBlank()) {
                continue;
            }
            boolean continued = raw.endsWith("\\");
            line.append(continued ? raw.substring(0, raw.length() - 1) : raw);
            if (!continued) {
                String[] parts = line.toString().strip().split("\\s+", 2);
                instructions.add(new Instruction(parts[0], parts.length < 2 ? "" : parts[1]));
                line.setLength(0);
            }
        }
        return new Dockerfile(List.copyOf(instructions));
    }

    /** The arguments of the last instruction of this name, which is the one that counts. */
    String last(String name) {
        return instructions.stream().filter(one -> one.name().equals(name)).reduce((earlier, later) -> later)
                .map(Instruction::arguments).orElseThrow(() -> new AssertionError("no " + name));
    }

    /** The words of the last instruction of this name, which stand there as a JSON list; what comes before the list is left out. */
    List<String> words(String name) throws IOException {
        String arguments = last(name);
        return List.of(JsonMapper.builder().build().readValue(arguments.substring(arguments.indexOf('[')), String[].class));
    }

    /** What the image takes from the stage that built it. */
    List<Copied> copied() {
        List<Copied> copied = new ArrayList<>();
        for (Instruction one : instructions) {
            if (one.name().equals("COPY") && one.arguments().startsWith("--from=build ")) {
                String[] parts = one.arguments().split("\\s+", -1);
                copied.add(new Copied(parts[1].replaceFirst("^/src/", ""), Path.of(parts[2])));
            }
        }
        return copied;
    }

    /** The variables that the image sets. */
    Map<String, String> environment() {
        Map<String, String> environment = new java.util.TreeMap<>();
        for (Instruction one : instructions) {
            if (one.name().equals("ENV")) {
                for (String pair : one.arguments().split("\\s+", -1)) {
                    String[] parts = pair.split("=", 2);
                    environment.put(parts[0], parts[1]);
                }
            }
        }
        return environment;
    }
}
