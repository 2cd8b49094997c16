package dev.muster.launcher;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium on the workspace's page. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final ChromeDriver driver;

    private Browser(Path binary, Path chromedriver, Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(binary.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                "--user-data-dir=" + profile, "--window-size=1360,900");
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).withSilent(true).build(), options);
    }

    /** A browser, or no test: {@code leftOut} is what is skipped then. Where a browser is required, its absence fails. */
    static Browser openOrSkip(String leftOut, Path profile) {
        Optional<Path> binary = onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<Path> chromedriver = onPath("chromedriver");
        if (binary.isEmpty() || chromedriver.isEmpty()) {
            String missing = "No Chromium with chromedriver on the PATH, left out: " + leftOut;
            if (Boolean.parseBoolean(System.getenv("MUSTER_REQUIRE_BROWSER"))) {
                throw new AssertionError(missing);
            }
            System.out.println(missing);
            Assumptions.abort(missing);
        }
        return new Browser(binary.orElseThrow(), chromedriver.orElseThrow(), profile);
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = List.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Stream.of(names).flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /** Opens an address anew, also when only what follows its # differs. */
    void open(String url) {
        driver.get("about:blank");
        driver.get(url);
    }

    /** Makes the page as wide and high as a screen; below 500 it is a phone's. */
    void size(int width, int height) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    /** Waits until something is shown and clicks it, again where it is being replaced meanwhile. */
    void click(String css, String text) {
        await("'%s' in %s to click".formatted(text, css)).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class).until(() -> find(css, text).map(found -> {
                    found.click();
                    return true;
                }).orElse(false));
    }

    /** Waits until nothing that is shown matches. */
    void gone(String css) {
        await(css + " is gone").atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class).until(() -> find(css, "").isEmpty());
    }

    /** Gives the focus to something that is shown. */
    void focus(String css, String text) {
        driver.executeScript("arguments[0].focus()", see(css, text));
    }

    /** Whether something is shown right now. */
    boolean shows(String css) {
        return find(css, "").isPresent();
    }

    /** What an address of the workspace holds, fetched by the page itself. */
    String fetch(String address) {
        return String.valueOf(
                driver.executeAsyncScript("fetch(arguments[0]).then((answer) => answer.text()).then(arguments[1])", address));
    }

    /** Waits for an element that is shown and says {@code text} somewhere; answers the last such. */
    WebElement see(String css, String text) {
        return await("'%s' in %s".formatted(text, css)).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class).until(() -> find(css, text), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<WebElement> find(String css, String text) {
        return driver.findElements(By.cssSelector(css)).reversed().stream()
                .filter(one -> one.isDisplayed() && one.getText().contains(text)).findFirst();
    }

    /** Types into the message box and sends it. */
    void say(String text) {
        see("#composer-text", "").sendKeys(text, Keys.ENTER);
    }

    /** Types to whatever has the focus. */
    void keys(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    /** The page is shown on this medium ({@code screen}, {@code print}) to somebody who prefers {@code light} or {@code dark}. */
    void shownOn(String medium, String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", medium, "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** What a script in the page answers. */
    Object script(String javaScript) {
        return requireNonNull(driver.executeScript(javaScript));
    }

    /** What is seen, as a picture. */
    void picture(Path file) throws IOException {
        Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
        Path unused = Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
